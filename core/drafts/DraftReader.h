// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/drafts/RoundRobinKeys.h"
#include "core/kinesis/Record.h"
#include "core/records/KeyRule.h"

#include <QList>

namespace core {

// A record of a draft as it would be sent, and all that is to say about it.
struct ReadRecord
{
    Record record; // as far as it could be made
    QList<DraftProblem> problems;
    bool hasRandomKey = false; // another one each time it is read

    bool isSendable() const;
};

// Makes the records of one draft as they are written: a template is to be rendered before. The
// draft and its surroundings must outlive it. One thread.
class DraftReader
{
public:
    DraftReader(const Draft &draft, const DraftSurroundings &surroundings);

    ReadRecord read(qsizetype row) const;

private:
    struct FormRules
    {
        FormRules(const RecordForm &form, const DraftSurroundings &surroundings);

        KeySource keySource;
        QString keyField;
        PayloadRule plain; // how the body is read
        PayloadRule finishing; // what is done to it then
        Result<KeyRule> key;
    };

    ReadRecord readBy(const FormRules &rules, qsizetype row) const;
    void makeKey(ReadRecord &made, const FormRules &rules, qsizetype row,
                 QByteArrayView plain) const;

    const Draft &m_draft;
    const DraftSurroundings &m_surroundings;
    FormRules m_rules; // of the records that have no form of their own
    RoundRobinKeys m_roundRobin;
};

} // namespace core
