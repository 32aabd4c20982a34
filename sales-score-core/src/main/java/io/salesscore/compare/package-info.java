/**
 * A score against others: ranking by the published score, ties sharing a rank.
 */
@NullMarked
package io.salesscore.compare;

import org.jspecify.annotations.NullMarked;
