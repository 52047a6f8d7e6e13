-- A contract has one successor; one that was cancelled is none.
DROP INDEX contracts_successor;
CREATE UNIQUE INDEX contracts_successor ON contracts (org_id, previous_contract_id) WHERE status <> 'Cancelled';
