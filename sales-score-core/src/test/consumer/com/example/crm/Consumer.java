package com.example.crm;

/** A host that knows nothing of Sales Score but its public types: compiled and run against the built jar. */
final class Consumer {

    private Consumer() {}

    public static void main(String[] arguments) {
        System.out.println(Consumer.class.getModule().isNamed() ? "on the module path" : "on the class path");
    }
}
