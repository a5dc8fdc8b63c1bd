package io.github.wasmsplit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the elements go: each page has the place marked by a caret. */
class HeadPlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><html><head><title>x</title>^<script></script></head><body>",
        "<head><meta charset=utf-8>^<link rel=icon href=x><script></script></head>",
        "<head><meta charset=utf-8>^<style>a{}</style><script></script></head>",
        "<head><base target=_top><meta name=x>^<script></script></head>",
      })
  void beforeTheFirstScriptLinkOrStyle(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><html><head><title>x</title>^</head><body><script></script></body></html>",
        "<head>^</head>",
        "<head><title>x</title>^<body><script></script>",
        "<head><title>x</title>^<p>text<script></script>",
        "<head/><title>x</title>^<body>",
      })
  void atTheEndOfAHeadThatHasNone(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><title>x</title>^<p>text",
        "<!doctype html><title>x</title>^<script></script><p>text",
        "<!doctype html><html lang=en><title>x</title>^<body><script></script>",
        "<!doctype html><html lang=en>^<body>",
        "<!doctype html><!-- a comment --><html><!-- another -->^<body>",
        "<!doctype html>^<p>text",
        "<!doctype html><title>x</title>^",
        "<html><title>x</title>^</html>",
        "<html><title>x</title></head>^<body></body></html>",
        "^<div id=app></div><script></script>",
        "^<script></script>",
        "<meta charset=utf-8>^<script></script>",
        "<!doctype html><html>^<frameset><frame></frameset></html>",
        "^<header>x</header><script></script>",
      })
  void whereTheHeadIsThatHasNoTags(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- <head><script> --><!doctype html><html><head>^<script></script></head>",
        "<head><!-- <script></script> --><title>x</title>^<script></script></head>",
        "<head><!--[if IE]><script src=x></script><![endif]-->^<script></script></head>",
        "<head><!--[if !IE]><!-->^<script></script><!--<![endif]--></head>",
        "<head><title></head><script></title>^<script></script></head>",
        "<head><!--> <title>x</title>^<script></script></head>",
        "<head><meta content='</head><script>'>^<script></script></head>",
        "<head><meta name=\"a > b\" content='<script>'>^<script></script></head>",
        "<html data-x='<head>'><head>^<script></script></head>",
        "<head><template><script>'{{'</script></template>^<script>'}}'</script></head>",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title><script></title>^<link/></head>",
        "<head><!-- <% --><title>x</title>^<script></script><!-- %> --></head>",
        "<head><!-- {{ --><title>x</title>^<script></script><!-- }} --></head>",
      })
  void notInWhatOnlyLooksLikeATag(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<head><template><script></script><link></template>^<script></script></head>",
        "<head><noscript><link rel=stylesheet href=x><style>a{}</style></noscript>^<script></script></head>",
        "<title>x</title><template><head><script></script></head></template>^<body>",
        "<title>x</title>^<svg><style>a{}</style><script></script></svg><script></script>",
      })
  void notInWhatABrowserDoesNotRun(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<HTML><HEAD><TITLE>x</TITLE>^<SCRIPT SRC=x></SCRIPT></HEAD>",
        "<Head\n><meta charset=utf-8\t/>^<Link\nrel=icon></hEAD >",
        "<HTML><TITLE>x</TITLE>^<BODY BGCOLOR=red><SCRIPT></SCRIPT>",
        "<head><title>x</title>^</HEAD\n><body>",
        "<html><head><title>x</title>^</head ><body>",
      })
  void inTagsOfAnySpelling(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<%@ page import=\"java.util.List<String>\" %>\n<html><head><title>x</title>^<script></script></head>",
        "<%@ taglib prefix=\"c\" uri=\"x\" %><!DOCTYPE html><html>^<body><script></script>",
        "<%-- <head> --%><!DOCTYPE html><html><head>^<link></head>",
        "<%-- <!-- <head><script></script> --> --%><html><head><title>x</title>^<link></head>",
        "{# <head> #}<html><head><title>x</title>^<link></head>",
        "{! <head> !}<html><head><title>x</title>^<link></head>",
        "<#-- <head> --><html><head><title>x</title>^<link></head>",
        "<?xml version=\"1.0\"?><!DOCTYPE html><html><head>^<link/></head>",
        "<?php if ($a > 1) { ?><html><head>^<link></head>",
        "{@java.lang.String name}\n<!DOCTYPE html><html><head>^<link></head>",
        "<html {{attributes}}><head {% if a > b %}x{% endif %}><title>{{title}}</title>^<link></head>",
        "<html <%= a > b %>><head>^<link></head>",
        "<jsp:useBean id=\"x\"/><!DOCTYPE html><html><title>x</title>^<body>",
      })
  void aroundTheSyntaxOfATemplateEngine(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<head><title>x</title>^{{#if dev}}<script></script>{{/if}}</head>",
        "<head><title>x</title>^{#for s in styles}<link href={s}>{/for}</head>",
        "<head><title>x</title>^{% for s in styles %}<link href=x>{% endfor %}</head>",
        "<head><title>x</title>^<% if (dev) { %><script></script><% } %></head>",
        "<head><title>x</title>^<?php foreach ($s as $x): ?><link href=x><?php endforeach ?></head>",
        "<head><title>x</title>^<c:forEach items=x><link href=x></c:forEach></head>",
        "<head><title>x</title>^<th:block th:each=x><link href=x></th:block></head>",
        "<head><title>x</title>^<!--#if expr=x --><script></script><!--#endif --></head>",
        "<head><title>x</title>^<!--/*--><script></script><!--*/--></head>",
        "<head><title>x</title>^@if (dev) {<script></script>}</head>",
      })
  void beforeALoopOrConditionInTheHead(String page) {
    check(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{#include base}{#head}<title>x</title>^<script></script>{/head}{/include}",
        "<th:block th:fragment=head><title>x</title>^<script></script></th:block>",
        "{% block head %}<title>x</title>^<link rel=icon>{% endblock %}",
      })
  void insideTheBlockOfAFragment(String page) {
    check(page);
  }

  @Test
  void afterADeclarationOfTheCharsetThatABrowserFindsOnlyNearTheBegin() {
    check("<head><script></script><meta charset=utf-8><title>x</title>^</head>");
    check(
        "<head><link rel=icon><meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
            + "^<script></script></head>");
    String far = "<!--" + "x".repeat(1024) + "-->";
    check("<head>^<script></script>" + far + "<meta charset=utf-8></head>");
  }

  @Test
  void bytesNotCharactersTellHowNearTheCharsetIs() {
    String near = "<!--" + "x".repeat(960) + "-->";
    check("<head><script></script>" + near + "<meta charset=utf-8>^</head>");
    String far = "<!--" + "é".repeat(960) + "-->";
    check("<head>^<script></script>" + far + "<meta charset=utf-8></head>");
  }

  @Test
  void aHeadDeepInUnclosedElementsEndsAtItsEndTag() {
    check("<head>^" + "<b>".repeat(2000) + "</head><body><script></script>");
  }

  private static void check(String marked) {
    String page = marked.replace("^", "");
    byte[] bytes = page.getBytes(UTF_8);
    PageText text = PageText.read(bytes, "x.html");
    int place = HeadPlace.find(text, Page.parse(page));
    assertEquals(marked, page.substring(0, place) + "^" + page.substring(place));
    String written = new String(PageWriter.write(bytes, "x.html", Parts.of("/")).contents(), UTF_8);
    StringBuilder expected = new StringBuilder(page);
    int line = page.lastIndexOf('\n', place - 1) + 1;
    boolean ownLine = page.contains("\n") && page.substring(line, place).isBlank();
    String end = ownLine ? "\n" : "";
    Parts.elements(Parts.of("/"))
        .forEach(
            e ->
                expected.insert(
                    expected.length() - page.length() + (ownLine ? line : place), e + end));
    assertEquals(expected.toString(), written);
  }
}
