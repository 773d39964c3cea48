"""Programme, facilitators, structures, places and people."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, integer, text

TABLES = (
    Table(
        "programme",
        "the Cité éducative itself, one row",
        (
            text("name", "its name, printed on every document"),
            text("towns", "the towns it covers, in words"),
            text("controller_name", "who is responsible for the data (GDPR art. 13)"),
            text("data_purpose", "why the data are kept, printed on sign-in sheets"),
            text("data_retention", "how long the data are kept, in words"),
            text("data_contact", "whom to ask about one's data"),
            integer("is_demo", "1 when the people are invented, shown everywhere"),
            text("address", "where to write, printed at the foot of documents"),
            text("phone", "10 digits of the desk, printed at the foot"),
            text("email", "functional address, printed at the foot"),
            text("website", "address of the site, printed at the foot"),
            text("accent", "colour of documents, #rrggbb"),
            text("footer", "a sentence at the foot of every document"),
            text("signature_name", "who signs letters and attestations"),
            text("signature_role", "in what quality"),
        ),
        derived=True,
    ),
    Table(
        "facilitator",
        "a user of the program",
        (
            text("display_name", "the name colleagues know", search=True),
            text("organisation", "employer, in words"),
            text("phone", "10 digits, printed as contact on invitations"),
            text("email", "address at work"),
            integer("is_coordinator", "1 for the coordinator, who merges what all bring"),
        ),
    ),
    Table(
        "machine",
        "a facilitator's machine; id is its site in the journal",
        (
            text("facilitator_id", "whose machine it is", refers="facilitator"),
            text("label", "how people call it"),
            text("verify_key", "Ed25519 public key, hexadecimal"),
            text("age_recipient", "age public key that bundles are encrypted to"),
        ),
        derived=True,
    ),
    Table(
        "revocation",
        "a machine that is lost or was handed back",
        (
            text("verify_key", "its Ed25519 public key, hexadecimal"),
            text("name", "whose machine it was"),
            text("state", "machine_state code"),
            text("kept", "what it had written before, JSON have-set: that stays"),
        ),
        derived=True,
    ),
    Table(
        "organisation",
        "a structure: school, social centre, association, service",
        (
            text("name", "usual name", search=True),
            text("kind", "organisation_kind code"),
            text("uai", "school identifier, 7 digits and a letter", search=True),
            text("address", "street address"),
            text("postcode", "text, leading zeros kept"),
            text("commune", "town", search=True),
            text("phone", "10 digits"),
            text("email", "functional address"),
            text("website", "address of the site"),
            text("remark", "plain remark", search=True),
        ),
        joinable=True,
    ),
    Table(
        "organisation_alias",
        "another way to write a structure's name",
        (
            text("organisation_id", "the structure meant", refers="organisation"),
            text("name", "the spelling met in files", search=True),
        ),
        derived=True,
        key=("organisation_id", "name"),
    ),
    Table(
        "venue",
        "a place where people meet",
        (
            text("name", "usual name", search=True),
            text("organisation_id", "the structure that keeps it", refers="organisation"),
            text("address", "street address"),
            text("commune", "town"),
            integer("capacity", "people it may hold"),
            integer("step_free", "1 when reachable without steps"),
            integer("childcare_room", "1 when children can play apart"),
            integer("kitchen", "1 when there is a kitchen"),
            text("contact", "whom to call for the keys"),
        ),
    ),
    Table(
        "person",
        "someone we meet",
        (
            text("civility", "Mme, M., when people want it"),
            text("first_name", "first name, enough by itself", search=True),
            text("last_name", "surname as written by the person", search=True),
            text("email", "address", search=True, contact=True),
            text("phone", "10 digits", search=True, contact=True),
            text("commune", "town of residence or work"),
            text("main_audience", "audience code, default of a presence"),
            text("remark", "plain remark, neutral words", search=True),
            integer("to_complete", "1 for a walk-in to be completed later"),
        ),
        joinable=True,
    ),
    Table(
        "affiliation",
        "what a person does in a structure",
        (
            text("person_id", "who", refers="person"),
            text("organisation_id", "where", refers="organisation"),
            text("function", "what, in words", search=True),
            text("audience_code", "audience the function stands for"),
        ),
        parent="person_id",
        derived=True,
        key=("person_id", "organisation_id"),
    ),
)
