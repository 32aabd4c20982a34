/** What all rooms share while they are compiled; nothing of it is there at run time, and nothing is exported. */
@NullMarked
package io.salesscore;

import org.jspecify.annotations.NullMarked;
