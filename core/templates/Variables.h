// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

namespace core {

// A name and what it stands for.
struct Variable
{
    // Where it comes from; of two with the same name the later in this list counts.
    enum class Origin {
        Environment,
        File, // @name = value
        Row, // a field of a row that is imported: plain text, never a template
        CommandLine, // --var
    };

    QByteArray name;
    QByteArray value; // a template, but of Row, whose value comes with each record
    Origin origin = Origin::File;

    bool operator==(const Variable &) const = default;
};

// Secrets are variables of the keychain: {{ secret.name }}. Nothing else can have such a name.
inline constexpr QByteArrayView secretPrefix{"secret."};
bool isSecretName(QByteArrayView name);

// The variables that a template may use.
class Variables
{
public:
    // The last of the same origin and name counts. False for names that cannot be: those of
    // secrets, and what is no name.
    bool add(Variable variable);

    // The one that counts; nothing when there is none.
    const Variable *find(const QByteArray &name) const;
    // Those that count, by name.
    QList<Variable> all() const;

private:
    QHash<QByteArray, Variable> m_variables;
};

} // namespace core
