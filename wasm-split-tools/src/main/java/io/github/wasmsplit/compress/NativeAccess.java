package io.github.wasmsplit.compress;

import java.lang.reflect.InvocationTargetException;

/** Whether native libraries may be loaded without a warning of the JVM's (JEP 472). */
final class NativeAccess {
  private static final int FIRST_THAT_WARNS = 24;

  private NativeAccess() {}

  static boolean isAllowed() {
    return Runtime.version().feature() < FIRST_THAT_WARNS || isEnabled();
  }

  /** The method is there from JDK 22 on. */
  private static boolean isEnabled() {
    Module module = NativeAccess.class.getModule();
    try {
      return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(module);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return true;
    }
  }
}
