package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Eclipse shows an error for each goal in a lifecycle that the metadata does not mention. */
class EclipseMetadataTest {
  @Test
  void everyGoalWithAPhaseIsMentioned() throws Exception {
    Set<String> bound = new TreeSet<>();
    NodeList goals = read("/META-INF/maven/plugin.xml").getElementsByTagName("mojo");
    for (int i = 0; i < goals.getLength(); i++) {
      Element goal = (Element) goals.item(i);
      if (goal.getElementsByTagName("phase").getLength() > 0) {
        bound.add(goal.getElementsByTagName("goal").item(0).getTextContent());
      }
    }
    assertFalse(bound.isEmpty());
    Set<String> told = new TreeSet<>();
    NodeList mapped =
        read("/META-INF/m2e/lifecycle-mapping-metadata.xml").getElementsByTagName("goal");
    for (int i = 0; i < mapped.getLength(); i++) {
      told.add(mapped.item(i).getTextContent());
    }
    assertEquals(bound, told);
  }

  private static Document read(String resource) throws Exception {
    try (InputStream in = EclipseMetadataTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }
}
