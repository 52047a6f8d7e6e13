-- A search finds few rows: the planner, told so, looks them up by their ids instead of reading the whole table.
ALTER FUNCTION matching_ids(regclass, text) ROWS 100;
ALTER FUNCTION similar_ids(regclass, name, text, integer) ROWS 10;
