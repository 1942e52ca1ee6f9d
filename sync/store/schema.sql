CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE attachment (
	digest BLOB NOT NULL, 
	submission BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	sent INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at INTEGER NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (digest), 
	CONSTRAINT fk_attachment_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE, 
	CONSTRAINT ck_attachment_state CHECK (state IN ('waiting', 'stored'))
);

CREATE INDEX ix_attachment_state_next_at ON attachment (state, next_at);

CREATE INDEX ix_attachment_submission ON attachment (submission);

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN OLD.kept_since > (SELECT max(kept_since) FROM audit) - 34560000000
BEGIN
SELECT RAISE(ABORT, 'the audit stays');
END;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
SELECT RAISE(ABORT, 'the audit stays');
END;

CREATE TABLE audit (
	position INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	kept_since INTEGER NOT NULL, 
	staff BLOB, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	"before" BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (position)
);

CREATE INDEX ix_audit_action ON audit (action);

CREATE INDEX ix_audit_staff ON audit (staff);

CREATE TABLE case_row (
	id BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_case_row PRIMARY KEY (id)
)
 WITHOUT ROWID

;

CREATE INDEX ix_case_row_at_id_item_status ON case_row (at, id, item, status);

CREATE INDEX ix_case_row_status_at_id_item ON case_row (status, at, id, item);

CREATE TRIGGER case_row_forgotten AFTER DELETE ON case_status
BEGIN
DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM submission WHERE id = OLD.id);
END;

CREATE TRIGGER case_row_told AFTER INSERT ON case_status
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, (instr('123456789ABCDEF', substr(hex(NEW.id), 1, 1)) << 44) + (instr('123456789ABCDEF', substr(hex(NEW.id), 2, 1)) << 40) + (instr('123456789ABCDEF', substr(hex(NEW.id), 3, 1)) << 36) + (instr('123456789ABCDEF', substr(hex(NEW.id), 4, 1)) << 32) + (instr('123456789ABCDEF', substr(hex(NEW.id), 5, 1)) << 28) + (instr('123456789ABCDEF', substr(hex(NEW.id), 6, 1)) << 24) + (instr('123456789ABCDEF', substr(hex(NEW.id), 7, 1)) << 20) + (instr('123456789ABCDEF', substr(hex(NEW.id), 8, 1)) << 16) + (instr('123456789ABCDEF', substr(hex(NEW.id), 9, 1)) << 12) + (instr('123456789ABCDEF', substr(hex(NEW.id), 10, 1)) << 8) + (instr('123456789ABCDEF', substr(hex(NEW.id), 11, 1)) << 4) + (instr('123456789ABCDEF', substr(hex(NEW.id), 12, 1)) << 0), NEW.item, NEW.status)
ON CONFLICT (id) DO UPDATE SET status = excluded.status;
END;

CREATE TRIGGER case_row_told_anew AFTER UPDATE ON case_status
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, (instr('123456789ABCDEF', substr(hex(NEW.id), 1, 1)) << 44) + (instr('123456789ABCDEF', substr(hex(NEW.id), 2, 1)) << 40) + (instr('123456789ABCDEF', substr(hex(NEW.id), 3, 1)) << 36) + (instr('123456789ABCDEF', substr(hex(NEW.id), 4, 1)) << 32) + (instr('123456789ABCDEF', substr(hex(NEW.id), 5, 1)) << 28) + (instr('123456789ABCDEF', substr(hex(NEW.id), 6, 1)) << 24) + (instr('123456789ABCDEF', substr(hex(NEW.id), 7, 1)) << 20) + (instr('123456789ABCDEF', substr(hex(NEW.id), 8, 1)) << 16) + (instr('123456789ABCDEF', substr(hex(NEW.id), 9, 1)) << 12) + (instr('123456789ABCDEF', substr(hex(NEW.id), 10, 1)) << 8) + (instr('123456789ABCDEF', substr(hex(NEW.id), 11, 1)) << 4) + (instr('123456789ABCDEF', substr(hex(NEW.id), 12, 1)) << 0), NEW.item, NEW.status)
ON CONFLICT (id) DO UPDATE SET status = excluded.status;
END;

CREATE TABLE case_status (
	id BLOB NOT NULL, 
	epoch INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	slip_number TEXT NOT NULL, 
	item TEXT NOT NULL, 
	case_number TEXT NOT NULL, 
	case_digits TEXT NOT NULL, 
	status TEXT NOT NULL, 
	note TEXT NOT NULL, 
	at INTEGER NOT NULL, due_at INTEGER, wanted TEXT, 
	CONSTRAINT pk_case_status PRIMARY KEY (id)
);

CREATE INDEX ix_case_status_case_digits ON case_status (case_digits);

CREATE INDEX ix_case_status_slip_number ON case_status (slip_number);

CREATE TABLE contact (
	position INTEGER NOT NULL, 
	about BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	staff BLOB NOT NULL, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (position), 
	CONSTRAINT ck_contact_outcome CHECK (outcome IN ('called', 'not_reached'))
);

CREATE INDEX ix_contact_about ON contact (about);

CREATE TABLE day_count (
	day INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	which TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_day_count PRIMARY KEY (day, what, which)
);

CREATE TABLE device (
	id INTEGER NOT NULL, 
	"key" BLOB NOT NULL, 
	instance BLOB NOT NULL, 
	tail_key BLOB NOT NULL, 
	seq INTEGER NOT NULL, 
	head BLOB NOT NULL, 
	url TEXT NOT NULL, 
	answer BLOB, 
	signed_answer BLOB, 
	key_list BLOB, 
	machine TEXT NOT NULL, 
	next_key BLOB, 
	CONSTRAINT pk_device PRIMARY KEY (id), 
	CONSTRAINT ck_device_single CHECK (id = 1)
);

CREATE TABLE device_key (
	position INTEGER NOT NULL, 
	announcement BLOB NOT NULL, 
	CONSTRAINT pk_device_key PRIMARY KEY (position)
);

CREATE TABLE draft (
	tag BLOB NOT NULL, 
	state TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	lock BLOB NOT NULL, 
	card_tag BLOB, 
	card_lock BLOB, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (tag), 
	CONSTRAINT ck_draft_state CHECK (state IN ('open', 'kept'))
);

CREATE INDEX ix_draft_card_tag ON draft (card_tag);

CREATE TABLE draft_file (
	draft BLOB NOT NULL, 
	name BLOB NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_draft_file PRIMARY KEY (draft, name), 
	CONSTRAINT fk_draft_file_draft FOREIGN KEY(draft) REFERENCES draft (tag) ON DELETE CASCADE
);

CREATE TABLE handed (
	position INTEGER NOT NULL, 
	about BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	staff BLOB NOT NULL, 
	checked TEXT NOT NULL, 
	CONSTRAINT pk_handed PRIMARY KEY (position)
);

CREATE INDEX ix_handed_about ON handed (about);

CREATE TABLE leftover (
	manifest BLOB NOT NULL, 
	envelope BLOB NOT NULL, 
	others BLOB NOT NULL, 
	CONSTRAINT pk_leftover PRIMARY KEY (manifest)
);

CREATE TABLE link (
	id INTEGER NOT NULL, 
	failures INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	cursor INTEGER NOT NULL, 
	durable_through INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	floor INTEGER NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (id), 
	CONSTRAINT ck_link_single CHECK (id = 1)
);

CREATE TABLE link_day (
	day INTEGER NOT NULL, 
	sent INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	CONSTRAINT pk_link_day PRIMARY KEY (day)
);

CREATE TABLE look_up (
	submission BLOB NOT NULL, 
	title TEXT NOT NULL, 
	masked_name TEXT NOT NULL, 
	promised_days INTEGER NOT NULL, 
	CONSTRAINT pk_look_up PRIMARY KEY (submission), 
	CONSTRAINT fk_look_up_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);

CREATE TABLE mark (
	tag BLOB NOT NULL, 
	signed BLOB NOT NULL, 
	CONSTRAINT pk_mark PRIMARY KEY (tag)
);

CREATE TABLE outbox (
	position INTEGER NOT NULL, 
	submission BLOB NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at INTEGER NOT NULL, 
	problem TEXT NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (position), 
	CONSTRAINT fk_outbox_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE, 
	CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sending', 'acknowledged', 'rejected', 'parked')), 
	CONSTRAINT uq_outbox_submission UNIQUE (submission)
);

CREATE INDEX ix_outbox_state ON outbox (state);

CREATE INDEX ix_outbox_state_next_at ON outbox (state, next_at);

CREATE TABLE print_job (
	id BLOB NOT NULL, 
	submission BLOB, 
	document TEXT NOT NULL, 
	copy INTEGER NOT NULL, 
	printer TEXT NOT NULL, 
	name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	asked_at INTEGER NOT NULL, 
	sent_at INTEGER, 
	settled_at INTEGER, 
	CONSTRAINT pk_print_job PRIMARY KEY (id), 
	CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'sent', 'confirmed', 'failed', 'unknown')), 
	CONSTRAINT fk_print_job_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE, 
	CONSTRAINT uq_print_job_name UNIQUE (name)
);

CREATE INDEX ix_print_job_state ON print_job (state);

CREATE INDEX ix_print_job_submission ON print_job (submission);

CREATE TRIGGER case_row_received AFTER INSERT ON receipt WHEN NEW.kind <> 'quarantined'
BEGIN
UPDATE case_row SET status = 'received'
WHERE status = 'waiting' AND id IN (
    NEW.submission,
    (SELECT about FROM submission
        WHERE id = NEW.submission AND kind IN ('correction', 'supplement'))
);
END;

CREATE TABLE receipt (
	submission BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	epoch INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	case_number TEXT NOT NULL, 
	case_digits TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	signed BLOB NOT NULL, 
	lost BOOLEAN NOT NULL, 
	durable BOOLEAN NOT NULL, 
	copied BOOLEAN NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY (submission, kind, epoch), 
	CONSTRAINT fk_receipt_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);

CREATE INDEX ix_receipt_case_digits ON receipt (case_digits);

CREATE INDEX ix_receipt_copied ON receipt (copied);

CREATE INDEX ix_receipt_durable_position ON receipt (durable, position);

CREATE TABLE recovery (
	id INTEGER NOT NULL, 
	key_check BLOB NOT NULL, 
	escrow BLOB NOT NULL, 
	copy BLOB NOT NULL, 
	epoch INTEGER, 
	CONSTRAINT pk_recovery PRIMARY KEY (id), 
	CONSTRAINT ck_recovery_single CHECK (id = 1)
);

CREATE TABLE result (
	submission BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at INTEGER NOT NULL, 
	copies INTEGER NOT NULL, 
	printed_at INTEGER, 
	CONSTRAINT pk_result PRIMARY KEY (submission), 
	CONSTRAINT fk_result_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE, 
	CONSTRAINT uq_result_digest UNIQUE (digest)
);

CREATE TRIGGER setting_is_kept BEFORE DELETE ON setting
BEGIN
SELECT RAISE(ABORT, 'what was set stays');
END;

CREATE TRIGGER setting_stays BEFORE UPDATE ON setting
BEGIN
SELECT RAISE(ABORT, 'what was set stays');
END;

CREATE TABLE setting (
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT, 
	at INTEGER NOT NULL, 
	staff BLOB, 
	CONSTRAINT pk_setting PRIMARY KEY (position)
);

CREATE INDEX ix_setting_name ON setting (name);

CREATE TABLE staff (
	id BLOB NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	public_key BLOB NOT NULL, 
	salt BLOB NOT NULL, 
	lock BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	is_barred BOOLEAN NOT NULL, 
	must_change_pin BOOLEAN NOT NULL, 
	tries INTEGER NOT NULL, 
	tried_at INTEGER NOT NULL, 
	told INTEGER, 
	CONSTRAINT pk_staff PRIMARY KEY (id), 
	CONSTRAINT ck_staff_role CHECK (role IN ('assistant', 'manager', 'technician', 'auditor')), 
	CONSTRAINT uq_staff_name UNIQUE (name)
);

CREATE TRIGGER case_row_filed AFTER INSERT ON submission WHEN NEW.kind IN ('filing', 'opinion')
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, NEW.made_at, NEW.item, coalesce(
    (SELECT status FROM case_status WHERE id = NEW.id), 'waiting'
))
ON CONFLICT (id) DO UPDATE SET at = excluded.at, item = excluded.item;
END;

CREATE TRIGGER case_row_followed AFTER INSERT ON submission WHEN NEW.kind IN ('correction', 'supplement')
BEGIN
UPDATE case_row SET status = 'waiting'
WHERE id = NEW.about AND status IN ('returned', 'supplement');
END;

CREATE TRIGGER case_row_pruned AFTER DELETE ON submission
BEGIN
DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM case_status WHERE id = OLD.id);
END;

CREATE TABLE submission (
	id BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	item TEXT NOT NULL, 
	instance BLOB NOT NULL, 
	seq INTEGER NOT NULL, 
	digest BLOB NOT NULL, 
	envelope BLOB NOT NULL, 
	slip_number TEXT NOT NULL, 
	made_at INTEGER NOT NULL, 
	copy BLOB, about BLOB, 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT uq_submission_digest UNIQUE (digest), 
	CONSTRAINT uq_submission_instance_seq UNIQUE (instance, seq), 
	CONSTRAINT uq_submission_slip_number UNIQUE (slip_number)
);

CREATE INDEX ix_submission_about ON submission (about) WHERE about IS NOT NULL;

CREATE TABLE tail (
	submission BLOB NOT NULL, 
	mac BLOB NOT NULL, 
	CONSTRAINT pk_tail PRIMARY KEY (submission, mac), 
	CONSTRAINT fk_tail_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);

CREATE TABLE told_settings (
	at INTEGER NOT NULL, 
	signed BLOB NOT NULL, 
	CONSTRAINT pk_told_settings PRIMARY KEY (at)
);

CREATE TABLE wrong_tail (
	submission BLOB NOT NULL, 
	tries INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_wrong_tail PRIMARY KEY (submission), 
	CONSTRAINT fk_wrong_tail_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);
