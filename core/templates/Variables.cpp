// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Variables.h"

#include "core/generators/LiteralReader.h"

#include <algorithm>

namespace core {

bool isSecretName(QByteArrayView name)
{
    return name.startsWith(secretPrefix);
}

bool Variables::add(Variable variable)
{
    if (!isName(variable.name) || isSecretName(variable.name))
        return false;
    const auto present = m_variables.constFind(variable.name);
    if (present != m_variables.constEnd() && present->origin > variable.origin)
        return true;
    m_variables.insert(variable.name, variable);
    return true;
}

const Variable *Variables::find(const QByteArray &name) const
{
    const auto at = m_variables.constFind(name);
    return at == m_variables.constEnd() ? nullptr : &*at;
}

QList<Variable> Variables::all() const
{
    QList<Variable> all = m_variables.values();
    std::sort(all.begin(), all.end(),
              [](const Variable &a, const Variable &b) { return a.name < b.name; });
    return all;
}

} // namespace core
