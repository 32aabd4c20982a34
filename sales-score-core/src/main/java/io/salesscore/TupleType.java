package io.salesscore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * Styles an Immutables value as {@link ValueType} does, without a generated builder: it is made from all its parts at once, by
 * a builder written by hand. Copies with one part changed are not generated either: they would pass by that builder's checks.
 */
// The default stands here and not as @Value.Immutable(builder = false, copy = false) on the types: javac warns whoever
// compiles against an annotation with elements, the class of which is missing.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        defaults = @Value.Immutable(builder = false, copy = false),
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        jacksonIntegration = false,
        throwForInvalidImmutableState = IllegalArgumentException.class,
        allowedClasspathAnnotations = {Override.class})
public @interface TupleType {}
