package io.github.wasmsplit.examples.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Serves the shop. */
@SpringBootApplication
public class StorefrontServer {
  public static void main(String[] args) {
    SpringApplication.run(StorefrontServer.class, args);
  }
}
