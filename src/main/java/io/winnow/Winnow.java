package io.winnow;

/** The composition root: builds every object once, in data-flow order. */
public final class Winnow {

    private Winnow() {}

    public static void main(String[] args) {
        System.exit(2);
    }
}
