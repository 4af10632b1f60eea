"""What a panel coded, beside what figures and deeds show. The two never merge."""
