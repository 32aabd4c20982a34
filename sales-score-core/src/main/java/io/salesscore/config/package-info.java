/**
 * Models, measurements and scores as plain maps and lists, such as any JSON or YAML parser makes and any database keeps:
 * written, and read again with all problems at once, each with its path.
 */
@NullMarked
package io.salesscore.config;

import org.jspecify.annotations.NullMarked;
