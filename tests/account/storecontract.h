#pragma once

#include "account/credentialstore.h"

#include <QMetaType>

/// What every CredentialStore keeps to, whatever is behind it. Each clause leaves the store as empty as it
/// was, and fails the test that calls it when the store does not keep to it.
namespace contract {

using Clause = void (*)(account::CredentialStore &);

struct NamedClause
{
    const char *name;
    Clause clause;
};

[[nodiscard]] const QList<NamedClause> &clauses();
/// A row for each clause, in a column of that name, for a function that QFETCHes a Clause.
void addClauses();

} // namespace contract

Q_DECLARE_METATYPE(contract::Clause)
