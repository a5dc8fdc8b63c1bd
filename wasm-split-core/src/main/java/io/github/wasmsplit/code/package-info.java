/** Which immediates instructions have, and walking over them. */
package io.github.wasmsplit.code;
