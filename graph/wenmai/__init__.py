"""From statements to a knowledge graph: resolution, facts, exports, queries."""
