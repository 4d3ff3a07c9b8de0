"""What a person looks at: one letter's facts with their sentences."""
