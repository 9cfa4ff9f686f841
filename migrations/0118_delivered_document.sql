-- Evidence may be a document that the authority has entered already, beside files and links outside.
alter table plan_tracking.delivery add column document_id uuid references documents.document (id);
create index delivery_document on plan_tracking.delivery (document_id) where document_id is not null;
