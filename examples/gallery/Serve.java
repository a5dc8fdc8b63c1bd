import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Serves the built site to this machine's browser; {@code --help} says how to call it.
 *
 * <p>It listens on the loopback address only. A real site needs nothing but the same MIME types and
 * entity tags that are made from contents.
 */
public final class Serve {
  private static final String USAGE =
      """
      Usage: java Serve.java [PORT] [FOLDER]

      Serves FOLDER to the browser of this machine, and to no other.

        PORT    0 to 65535, where 0 takes one that is free; 8080 if left out
        FOLDER  must have an index.html; the site that 'mvn package' made if left out
      """;

  private static final int DEFAULT_PORT = 8080;
  private static final int LAST_PORT = 65535;
  private static final int TAG_BYTES = 16;

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "wasm", "application/wasm");

  private final Path root;

  private Serve(Path root) {
    this.root = root;
  }

  /** What to do instead is told in the message. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int exitCode;

    private Refusal(int exitCode, String message) {
      super(message);
      this.exitCode = exitCode;
    }

    private static Refusal usage(String message) {
      return new Refusal(2, message + "\n\n" + USAGE);
    }
  }

  /** Starts the server and says where it is to be found. */
  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      System.out.print(USAGE);
      return;
    }
    try {
      run(args);
    } catch (Refusal e) {
      System.err.println(e.getMessage().strip());
      System.exit(e.exitCode);
    }
  }

  private static void run(String[] args) throws Refusal {
    if (args.length > 2) {
      throw Refusal.usage("Too many arguments: " + String.join(" ", args));
    }
    int port = args.length > 0 ? port(args[0]) : DEFAULT_PORT;
    Path root = args.length > 1 ? folder(args[1]) : defaultFolder();
    if (!Files.isRegularFile(root.resolve("index.html"))) {
      String advice = args.length > 1 ? "name the folder of a site" : "run 'mvn package' first";
      throw new Refusal(1, "No index.html in " + root + ": " + advice + ".");
    }
    HttpServer server = listen(port);
    server.createContext("/", new Serve(root)::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("Open http://localhost:" + server.getAddress().getPort() + "/");
  }

  private static int port(String text) throws Refusal {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw Refusal.usage("No port: " + text);
  }

  private static Path folder(String text) throws Refusal {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw Refusal.usage("No folder: " + text);
    }
  }

  /** The folder that the build makes, whether started here or at the repository's root. */
  private static Path defaultFolder() {
    Path here = Path.of("target", "site");
    Path site = Files.isDirectory(here) ? here : Path.of("examples", "gallery").resolve(here);
    return site.toAbsolutePath().normalize();
  }

  private static HttpServer listen(int port) throws Refusal {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      String other = port < LAST_PORT ? port + 1 + "" : "0";
      throw new Refusal(
          1,
          "Port %d cannot be had (%s). Stop the program that uses it, or name another: java Serve.java %s"
              .formatted(port, e.getMessage(), other));
    } catch (IOException e) {
      throw new Refusal(1, "Cannot listen on port " + port + ": " + e.getMessage());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath().substring(1);
      Path file = root.resolve(isRoute(path) ? "index.html" : path).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      String tag = tag(bytes);
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      exchange.getResponseHeaders().set("ETag", tag);
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", type(file));
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Made from the contents: length and time may be the same in the next build. */
  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether it names no file, but a route of the page: the programs of frameworks have such. */
  private static boolean isRoute(String path) {
    return !path.substring(path.lastIndexOf('/') + 1).contains(".");
  }

  private static String type(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
