// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

namespace core {

// The syntax of the shared AWS files, before anything is made of it.
struct IniSection
{
    enum class Kind { Profile, Services };

    Kind kind = Kind::Profile;
    QString name;
    QHash<QString, Secret> values; // keys in lower case; any value may be a secret
    // Blocks under a key without a value: "kinesis" → {"endpoint_url": …}.
    QHash<QString, QHash<QString, Secret>> blocks;
};

struct IniFile
{
    QList<IniSection> sections; // duplicates merged, the last value wins
    QList<QString> problems; // "line 3: …"
};

enum class IniDialect { Config, Credentials }; // how profiles are spelled in section heads

IniFile parseAwsIni(QByteArrayView text, IniDialect dialect);

} // namespace core
