CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE case_changes (
	position BIGINT NOT NULL,
	hall_id INTEGER NOT NULL,
	case_id CHAR(32) NOT NULL,
	status VARCHAR(16) NOT NULL,
	note TEXT NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_case_changes PRIMARY KEY (position),
	CONSTRAINT fk_case_changes_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
	CONSTRAINT fk_case_changes_hall_id FOREIGN KEY(hall_id) REFERENCES halls (id)
);
CREATE TABLE case_questions (
	digest BLOB NOT NULL,
	device VARCHAR(12) NOT NULL,
	staff CHAR(32) NOT NULL,
	case_id CHAR(32) NOT NULL,
	why VARCHAR(16) NOT NULL,
	signed BLOB NOT NULL,
	at BIGINT NOT NULL,
	outcome VARCHAR(16) NOT NULL,
	settled_at BIGINT,
	answer BLOB,
	CONSTRAINT pk_case_questions PRIMARY KEY (digest),
	CONSTRAINT fk_case_questions_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
	CONSTRAINT fk_case_questions_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT fk_case_questions_staff FOREIGN KEY(staff) REFERENCES staff (id)
);
CREATE TABLE cases (
	id CHAR(32) NOT NULL,
	number VARCHAR(64) NOT NULL,
	hall_id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	epoch BIGINT NOT NULL,
	serial INTEGER NOT NULL,
	device VARCHAR(12) NOT NULL,
	slip_number VARCHAR(64) NOT NULL,
	item VARCHAR(64) NOT NULL,
	kind VARCHAR(16) NOT NULL,
	status VARCHAR(16) NOT NULL,
	version INTEGER NOT NULL,
	received_at BIGINT NOT NULL,
	changed_at BIGINT NOT NULL,
	reference VARCHAR(64),
	CONSTRAINT pk_cases PRIMARY KEY (id),
	CONSTRAINT fk_cases_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT fk_cases_hall_id FOREIGN KEY(hall_id) REFERENCES halls (id),
	CONSTRAINT uq_cases_number UNIQUE (number)
);
CREATE TABLE chain_findings (
	id INTEGER NOT NULL,
	envelope_id CHAR(32) NOT NULL,
	device VARCHAR(12) NOT NULL,
	instance CHAR(32) NOT NULL,
	seq BIGINT NOT NULL,
	finding VARCHAR(8) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_chain_findings PRIMARY KEY (id),
	CONSTRAINT ck_chain_findings_known CHECK (finding IN ('gap', 'fork')),
	CONSTRAINT fk_chain_findings_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT fk_chain_findings_envelope_id FOREIGN KEY(envelope_id) REFERENCES envelopes (id)
);
CREATE TABLE device_days (
	device VARCHAR(12) NOT NULL,
	day INTEGER NOT NULL,
	envelopes INTEGER NOT NULL,
	bytes BIGINT NOT NULL,
	CONSTRAINT pk_device_days PRIMARY KEY (device, day),
	CONSTRAINT fk_device_days_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE device_keys (
	"key" BLOB NOT NULL,
	device VARCHAR(12) NOT NULL,
	public_key BLOB NOT NULL,
	made_at BIGINT NOT NULL,
	retired_at BIGINT,
	CONSTRAINT pk_device_keys PRIMARY KEY ("key"),
	CONSTRAINT fk_device_keys_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE devices (
	code VARCHAR(12) NOT NULL,
	name VARCHAR(200) NOT NULL,
	hall_id INTEGER NOT NULL,
	answer BLOB NOT NULL,
	enrolled_at BIGINT NOT NULL,
	heard_at BIGINT NOT NULL,
	revoked_at BIGINT,
	readmitted_at BIGINT, replaces VARCHAR(12),
	CONSTRAINT pk_devices PRIMARY KEY (code),
	CONSTRAINT fk_devices_hall_id FOREIGN KEY(hall_id) REFERENCES halls (id)
);
CREATE TABLE enrolment_codes (
	id INTEGER NOT NULL,
	selector VARCHAR(4) NOT NULL,
	salt BLOB NOT NULL,
	hash BLOB NOT NULL,
	hall_id INTEGER NOT NULL,
	device_name VARCHAR(200) NOT NULL,
	address VARCHAR(200) NOT NULL,
	expires_at BIGINT NOT NULL,
	wrong_tries INTEGER NOT NULL,
	device VARCHAR(12), sealing_key BLOB, replaces VARCHAR(12),
	CONSTRAINT pk_enrolment_codes PRIMARY KEY (id),
	CONSTRAINT fk_enrolment_codes_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT fk_enrolment_codes_hall_id FOREIGN KEY(hall_id) REFERENCES halls (id)
);
CREATE TABLE envelope_files (
	envelope_id CHAR(32) NOT NULL,
	place INTEGER NOT NULL,
	digest BLOB NOT NULL,
	size BIGINT NOT NULL,
	CONSTRAINT pk_envelope_files PRIMARY KEY (envelope_id, place),
	CONSTRAINT fk_envelope_files_envelope_id FOREIGN KEY(envelope_id) REFERENCES envelopes (id)
);
CREATE TABLE envelopes (
	id CHAR(32) NOT NULL,
	position BIGINT NOT NULL,
	device VARCHAR(12) NOT NULL,
	instance CHAR(32) NOT NULL,
	seq BIGINT NOT NULL,
	prev BLOB NOT NULL,
	digest BLOB NOT NULL,
	kind VARCHAR(16) NOT NULL,
	item VARCHAR(64) NOT NULL,
	about CHAR(32),
	received_at BIGINT NOT NULL,
	data BLOB NOT NULL,
	received BLOB,
	complete BLOB,
	complete_position BIGINT,
	CONSTRAINT pk_envelopes PRIMARY KEY (id),
	CONSTRAINT ck_envelopes_receipted CHECK (received IS NOT NULL OR complete IS NOT NULL),
	CONSTRAINT fk_envelopes_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT uq_envelopes_position UNIQUE (position)
);
CREATE TABLE hall_settings (
	position INTEGER NOT NULL,
	hall_id INTEGER NOT NULL,
	device VARCHAR(12),
	name VARCHAR(40) NOT NULL,
	value TEXT,
	locked BOOLEAN NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_hall_settings PRIMARY KEY (position),
	CONSTRAINT fk_hall_settings_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT fk_hall_settings_hall_id FOREIGN KEY(hall_id) REFERENCES halls (id)
);
CREATE TABLE halls (
	id INTEGER NOT NULL,
	name VARCHAR(200) NOT NULL,
	CONSTRAINT pk_halls PRIMARY KEY (id),
	CONSTRAINT uq_halls_name UNIQUE (name)
);
CREATE TABLE heartbeats (
	device VARCHAR(12) NOT NULL,
	at BIGINT NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_heartbeats PRIMARY KEY (device, at),
	CONSTRAINT fk_heartbeats_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE held_cases (
	"case" BLOB NOT NULL,
	person BLOB NOT NULL,
	sealed BLOB NOT NULL,
	CONSTRAINT pk_held_cases PRIMARY KEY ("case")
);
CREATE TABLE held_questions (
	digest BLOB NOT NULL,
	device VARCHAR(12) NOT NULL,
	at BIGINT NOT NULL,
	cases INTEGER NOT NULL,
	CONSTRAINT pk_held_questions PRIMARY KEY (digest),
	CONSTRAINT fk_held_questions_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE marks (
	position BIGINT NOT NULL,
	tag BLOB NOT NULL,
	CONSTRAINT pk_marks PRIMARY KEY (position)
);
CREATE TABLE platform (
	id INTEGER NOT NULL,
	epoch BIGINT NOT NULL,
	position BIGINT NOT NULL,
	durable_through BIGINT NOT NULL,
	tag BLOB NOT NULL,
	CONSTRAINT pk_platform PRIMARY KEY (id),
	CONSTRAINT ck_platform_single CHECK (id = 1)
);
CREATE TABLE quarantine (
	device VARCHAR(12) NOT NULL,
	digest BLOB NOT NULL,
	problem VARCHAR(40) NOT NULL,
	size INTEGER NOT NULL,
	data BLOB NOT NULL,
	receipt BLOB NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_quarantine PRIMARY KEY (device, digest),
	CONSTRAINT fk_quarantine_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE recipient_keys (
	"key" BLOB NOT NULL,
	recipient VARCHAR(16) NOT NULL,
	public_key BLOB NOT NULL,
	made_at BIGINT NOT NULL,
	since BIGINT,
	retired_at BIGINT,
	CONSTRAINT pk_recipient_keys PRIMARY KEY ("key")
);
CREATE TABLE recovery_copies (
	id INTEGER NOT NULL,
	device VARCHAR(12) NOT NULL,
	digest BLOB NOT NULL,
	signed BLOB,
	taken_at BIGINT NOT NULL,
	CONSTRAINT pk_recovery_copies PRIMARY KEY (id),
	CONSTRAINT fk_recovery_copies_device FOREIGN KEY(device) REFERENCES devices (code),
	CONSTRAINT uq_recovery_copies_device_digest UNIQUE (device, digest)
);
CREATE TABLE refusals (
	device VARCHAR(12) NOT NULL,
	problem VARCHAR(40) NOT NULL,
	count BIGINT NOT NULL,
	last_at BIGINT NOT NULL,
	CONSTRAINT pk_refusals PRIMARY KEY (device, problem)
);
CREATE TABLE results (
	case_id CHAR(32) NOT NULL,
	position BIGINT NOT NULL,
	digest BLOB NOT NULL,
	size BIGINT NOT NULL,
	CONSTRAINT pk_results PRIMARY KEY (case_id),
	CONSTRAINT fk_results_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
	CONSTRAINT uq_results_digest UNIQUE (digest)
);
CREATE TABLE signing_keys (
	"key" BLOB NOT NULL,
	public_key BLOB NOT NULL,
	made_at BIGINT NOT NULL,
	since BIGINT,
	retired_at BIGINT,
	revoked_at BIGINT,
	CONSTRAINT pk_signing_keys PRIMARY KEY ("key")
);
CREATE TABLE staff (
	id CHAR(32) NOT NULL,
	device VARCHAR(12) NOT NULL,
	name VARCHAR(80) NOT NULL,
	role VARCHAR(16) NOT NULL,
	told_at BIGINT NOT NULL,
	is_out BOOLEAN NOT NULL,
	barred_at BIGINT,
	CONSTRAINT pk_staff PRIMARY KEY (id),
	CONSTRAINT fk_staff_device FOREIGN KEY(device) REFERENCES devices (code)
);
CREATE TABLE staff_keys (
	"key" BLOB NOT NULL,
	staff CHAR(32) NOT NULL,
	public_key BLOB NOT NULL,
	made_at BIGINT NOT NULL,
	retired_at BIGINT,
	CONSTRAINT pk_staff_keys PRIMARY KEY ("key"),
	CONSTRAINT fk_staff_keys_staff FOREIGN KEY(staff) REFERENCES staff (id)
);
CREATE TABLE stored_files (
	digest BLOB NOT NULL,
	size BIGINT NOT NULL,
	stored_at BIGINT NOT NULL,
	CONSTRAINT pk_stored_files PRIMARY KEY (digest)
);
CREATE TABLE supplements (
	case_id CHAR(32) NOT NULL,
	position BIGINT NOT NULL,
	papers TEXT NOT NULL,
	due BIGINT NOT NULL,
	CONSTRAINT pk_supplements PRIMARY KEY (case_id),
	CONSTRAINT fk_supplements_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE told_statuses (
	digest BLOB NOT NULL,
	case_id CHAR(32) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_told_statuses PRIMARY KEY (digest),
	CONSTRAINT fk_told_statuses_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE INDEX ix_case_changes_case_id ON case_changes (case_id);
CREATE INDEX ix_case_changes_hall_id_position ON case_changes (hall_id, position);
CREATE INDEX ix_case_questions_device_at ON case_questions (device, at);
CREATE INDEX ix_case_questions_outcome_at ON case_questions (outcome, at);
CREATE INDEX ix_cases_hall_id_year_epoch_serial ON cases (hall_id, year, epoch, serial);
CREATE INDEX ix_cases_slip_number ON cases (slip_number);
CREATE INDEX ix_chain_findings_device ON chain_findings (device);
CREATE INDEX ix_device_keys_device ON device_keys (device);
CREATE INDEX ix_enrolment_codes_selector ON enrolment_codes (selector);
CREATE INDEX ix_envelope_files_digest ON envelope_files (digest);
CREATE INDEX ix_envelopes_about ON envelopes (about) WHERE about IS NOT NULL;
CREATE INDEX ix_envelopes_device_instance_seq ON envelopes (device, instance, seq);
CREATE INDEX ix_envelopes_item ON envelopes (item) WHERE kind = 'rating';
CREATE INDEX ix_hall_settings_hall_id_name ON hall_settings (hall_id, name);
CREATE INDEX ix_held_cases_person ON held_cases (person);
CREATE INDEX ix_held_questions_device_at ON held_questions (device, at);
CREATE INDEX ix_staff_device ON staff (device);
CREATE INDEX ix_staff_keys_staff ON staff_keys (staff);
