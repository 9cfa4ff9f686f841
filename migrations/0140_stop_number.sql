-- The notice of stopping is issued by the authority that decides, not by the centre whose letters stood in its number.
update dossier_papers.form_number set pattern = '{n}/TBD'
where form_key = 'stop' and pattern = '{n}/TBD-TTPVHCC' and not verified;
