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
	at INTEGER NOT NULL, 
	CONSTRAINT pk_case_status PRIMARY KEY (id)
);

CREATE INDEX ix_case_status_case_digits ON case_status (case_digits);

CREATE INDEX ix_case_status_slip_number ON case_status (slip_number);

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
	copy BLOB, 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT uq_submission_digest UNIQUE (digest), 
	CONSTRAINT uq_submission_instance_seq UNIQUE (instance, seq), 
	CONSTRAINT uq_submission_slip_number UNIQUE (slip_number)
);

CREATE TABLE tail (
	submission BLOB NOT NULL, 
	mac BLOB NOT NULL, 
	CONSTRAINT pk_tail PRIMARY KEY (submission, mac), 
	CONSTRAINT fk_tail_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);

CREATE TABLE wrong_tail (
	submission BLOB NOT NULL, 
	tries INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_wrong_tail PRIMARY KEY (submission), 
	CONSTRAINT fk_wrong_tail_submission FOREIGN KEY(submission) REFERENCES submission (id) ON DELETE CASCADE
);
