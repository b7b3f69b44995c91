"""From report files to statements: reading, articles, mentions, extraction."""
