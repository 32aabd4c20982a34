/** How fast the library is, against baselines written by hand that run in the same process. */
@NullMarked
package io.salesscore.bench;

import org.jspecify.annotations.NullMarked;
