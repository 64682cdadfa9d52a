package io.winnow.entry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void nothing_that_moves_colours_or_turns_a_terminal_is_left() {
        assertThat(Printable.of("a\u001b[31mb\u0000c\nd\u202ee\u2066f\u2028g")).isEqualTo("a [31mb c d e f g");
        assertThat(Printable.of("Zahlung für Müller 💳 שלום")).isEqualTo("Zahlung für Müller 💳 שלום");
    }
}
