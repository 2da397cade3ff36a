// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/ScriptImport.h"

#include "core/imports/ImportedRecords.h"
#include "core/imports/ScriptLiteral.h"
#include "core/kinesis/Base64.h"
#include "core/recordfiles/HeaderText.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// A script that is read from its beginning to its end takes one or two steps for a byte.
constexpr qint64 leastSteps = 2'000'000;
constexpr qint64 stepsPerByte = 8;

struct FoundRecord
{
    ImportedRecord record;
    bool hasData = false;
    bool hasKey = false;
    QString computed; // the name of a member that is no literal
};

FoundRecord recordOf(const ScriptMembers &members)
{
    FoundRecord found;
    for (const auto &[name, value] : members) {
        const QByteArray known = name.toLower();
        const bool isData = known == "data";
        const bool isKey = known == "partitionkey";
        if (!isData && !isKey && known != "explicithashkey")
            continue;
        found.hasData = found.hasData || isData;
        found.hasKey = found.hasKey || isKey;
        if (!value) {
            found.computed = QString::fromLatin1(name);
            continue;
        }
        if (isData)
            found.record.data = name == "Data" && value->isString
                ? fromBase64(value->text).value_or(value->text)
                : value->text;
        else
            (isKey ? found.record.partitionKey : found.record.explicitHashKey) =
                plainText(value->text);
    }
    return found;
}

} // namespace

void importScript(QByteArrayView script, ImportResult &result)
{
    result.kind = ImportKind::Script;
    ScriptLiterals literals(script, leastSteps + stepsPerByte * script.size());
    QList<ImportedRecord> records;
    qsizetype line = 1;
    qsizetype counted = 0;
    for (qsizetype at = 0; at < script.size() && !literals.isExhausted();) {
        const qsizetype quiet = literals.behindQuiet(at);
        if (quiet > at || script[at] != '{') {
            at = std::max(quiet, at + 1);
            continue;
        }
        line += script.sliced(counted, at - counted).count('\n');
        counted = at;
        const auto members = literals.objectAt(at);
        const FoundRecord found = members ? recordOf(*members) : FoundRecord();
        ++at;
        if (!found.hasData || !found.hasKey)
            continue;
        at = literals.end();
        if (found.computed.isEmpty())
            records += found.record;
        else
            result.leave(line,
                         u"The %1 of this record is computed. Only values that are spelled out are "
                         u"taken; a template can make the others."_s.arg(found.computed));
    }
    if (literals.isExhausted())
        result.leave(line, u"This script is too complex to be searched to its end."_s);
    if (!records.isEmpty())
        result.drafts += draftOf(records);
}

} // namespace core
