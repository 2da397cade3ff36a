// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/EnvironmentFile.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace core {

inline constexpr qsizetype maxImportBytes = 16LL * 1024 * 1024;

// What a text was written for.
enum class ImportKind {
    Unknown,
    Bundle, // a record file
    EnvironmentFile, // *.env.records
    KdgTemplate, // of the Kinesis Data Generator
    CliJson, // for aws kinesis put-records --cli-input-json
    CommandLines, // aws kinesis put-record(s), or curl
    Script, // for k6
    PostmanEnvironment,
};

struct ImportHint
{
    QString fileName; // where the text came from; may be empty
    std::optional<ImportKind> kind; // what the person says it is
};

// Something of the text that is not in the result.
struct NotTaken
{
    qsizetype line = 1; // from 1
    QString text; // what and why; quotes no value, for it might be a secret

    bool operator==(const NotTaken &) const = default;
};

struct ImportResult
{
    ImportKind kind = ImportKind::Unknown;
    QList<Draft> drafts;
    std::optional<Environment> environment;
    QString stream; // that the text names; may be empty
    QList<NotTaken> notTaken; // at most 1,000

    void leave(qsizetype line, const QString &text);
};

// Finds out what the text is and takes what can be taken. Texts up to 16 MiB. Takes time with large
// ones.
ImportResult importText(const QByteArray &text, const ImportHint &hint = {});

} // namespace core
