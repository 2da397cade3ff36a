// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/FileProblem.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace core {

// A set of variables for the templates of a collection, and where its records may go.
struct Environment
{
    QList<DraftVariable> variables;
    QStringList secrets; // names; the values are in the keychain, never here
    QString connection; // a suggestion: the person confirms it
    QString stream; // likewise
    QString colour; // a name, or #rrggbb

    bool operator==(const Environment &) const = default;
};

// The text of a *.env.records file, kept to the byte as RecordFile does.
class EnvironmentFile
{
public:
    EnvironmentFile() = default; // an empty one

    // Error: BadInput over 16 MiB.
    static Result<EnvironmentFile> fromBytes(const QByteArray &bytes);
    static Result<EnvironmentFile> fromEnvironment(const Environment &environment);

    QByteArray toBytes() const { return m_mark + m_text; }
    const Environment &environment() const { return m_environment; }

    const QList<FileProblem> &problems() const { return m_problems; }
    // What could not be understood. A file with damage must not be written.
    QList<FileProblem> damage() const;

    // Error: BadInput when it is damaged or would be over the limit; then nothing has changed.
    Result<> setEnvironment(const Environment &environment);

private:
    QByteArray m_mark; // a byte order mark, or nothing
    QByteArray m_text;
    Environment m_environment;
    QList<FileProblem> m_problems;
};

} // namespace core
