/** Stands for a server: it is compiled with the pages on its class path. */
class Server {
  static final String START = "/META-INF/resources/app/main.wasm";
}
