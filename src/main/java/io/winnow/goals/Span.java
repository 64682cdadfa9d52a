package io.winnow.goals;

import java.time.LocalDate;

/** From the day a goal starts to the day it is due, which is later. */
public record Span(LocalDate start, LocalDate due) {}
