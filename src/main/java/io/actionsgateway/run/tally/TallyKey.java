package io.actionsgateway.run.tally;

/** What is counted apart; {@code attempt} is {@code first} or {@code again}. */
record TallyKey(Kind kind, Place place, String conclusion, String attempt) {}
