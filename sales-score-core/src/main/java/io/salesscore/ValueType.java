package io.salesscore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * Marks an immutable value whose implementation Immutables writes and nobody sees.
 *
 * <p>The value is sealed, so its generated class is the only one; the builder that users see is written by hand, and the
 * generated one extends it:
 *
 * <pre>{@code
 * @ValueType
 * @Value.Immutable
 * public abstract sealed class Quota permits ImmutableQuota {
 *
 *     Quota() {}
 *
 *     public static Builder builder() {
 *         return ImmutableQuota.builder();
 *     }
 *
 *     public abstract double amount();
 *
 *     public abstract static sealed class Builder permits ImmutableQuota.Builder {
 *
 *         Builder() {}
 *
 *         public abstract Builder amount(double amount);
 *
 *         public abstract Quota build();
 *     }
 * }
 * }</pre>
 */
// Source retention, and no annotation taken from the class path but Override: otherwise Immutables' annotations stand
// in the class files, and javac warns everyone who compiles against them without having Immutables.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        jacksonIntegration = false,
        throwForInvalidImmutableState = IllegalArgumentException.class,
        allowedClasspathAnnotations = {Override.class})
public @interface ValueType {}
