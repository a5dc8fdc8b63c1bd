package it;

import java.net.URL;

/** Finds static files where Servlet containers, Spring Boot and Quarkus look for them. */
public final class Server {
  private Server() {}

  public static URL find(String path) {
    return Server.class.getResource("/META-INF/resources/" + path);
  }
}
