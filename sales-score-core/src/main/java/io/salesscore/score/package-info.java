/**
 * The scoring itself: a calculator applies a model to measurements and gives a score with its contributions,
 * coverage and notes, or the reasons why there is none.
 */
@NullMarked
package io.salesscore.score;

import org.jspecify.annotations.NullMarked;
