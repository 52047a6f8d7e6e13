-- What happened lately anywhere is read from the end of this.
CREATE INDEX events_lines ON events (org_id, id DESC) WHERE summary IS NOT NULL;

-- Who waits for an answer: a visitor spoke, and nobody has answered since. Notes among colleagues are no answer.
ALTER TABLE conversations ADD COLUMN is_answered boolean NOT NULL DEFAULT false;
UPDATE conversations SET is_answered = last_message_author_type <> 'visitor';
