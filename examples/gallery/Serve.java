import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Serves the built site to this machine's browser: {@code java Serve.java [PORT] [FOLDER]}.
 *
 * <p>It listens on the loopback address only. A real site needs nothing but the same MIME types.
 */
public final class Serve {
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

  /** Starts the server and says where it is to be found. */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
    Path root = args.length > 1 ? Path.of(args[1]) : defaultFolder();
    root = root.toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve("index.html"))) {
      System.err.println("No index.html in " + root + ": run 'mvn package' first.");
      System.exit(1);
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", new Serve(root)::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("Open http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** The folder that the build makes, whether started here or at the repository's root. */
  private static Path defaultFolder() {
    Path here = Path.of("target", "site");
    return Files.isDirectory(here) ? here : Path.of("examples", "gallery").resolve(here);
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
      exchange.getResponseHeaders().set("Content-Type", type(file));
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
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
