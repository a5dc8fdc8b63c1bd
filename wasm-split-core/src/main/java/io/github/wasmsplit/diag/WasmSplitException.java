package io.github.wasmsplit.diag;

/**
 * A split that could not be done. Nothing has been written to the output folder when it is thrown.
 */
public abstract sealed class WasmSplitException extends RuntimeException
    permits InputException,
        MalformedException,
        UnsupportedException,
        LinkException,
        PlanException,
        OutputException,
        SealException,
        CancelledException,
        ClosureException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  WasmSplitException(Diagnostic diagnostic) {
    super(diagnostic.format());
    this.diagnostic = diagnostic;
  }

  WasmSplitException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic.format(), cause);
    this.diagnostic = diagnostic;
  }

  /** {@return what is wrong, where, and what to do} */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /**
   * {@return whether the splitter itself is at fault, not its inputs or the request: a bug to
   * report}
   */
  public boolean isBug() {
    return false;
  }
}
