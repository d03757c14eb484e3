"""Does a text tell of a person? What is known of it, in one place: words, cues, signs, stories."""
