/** For servers: what lies in the folder of a split program, and how to serve it. */
package io.github.wasmsplit.runtime;
