// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/FileProblem.h"
#include "core/recordfiles/RecordFileReader.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>

namespace core {

inline constexpr qsizetype maxRecordFileBytes = 16LL * 1024 * 1024;
inline constexpr qsizetype maxFileRecords = 500'000;

// The text of a *.records file: docs/record-files.md says what it looks like. It is kept to the
// byte, and an edit changes no more of it than what the draft says otherwise.
class RecordFile
{
public:
    RecordFile(); // an empty one

    // Error: BadInput when it is over a limit, which is named. What cannot be understood is no
    // error but damage().
    static Result<RecordFile> fromBytes(const QByteArray &bytes);
    static Result<RecordFile> fromDraft(const Draft &draft);

    QByteArray toBytes() const { return m_text.toBytes(); }

    // What it says, as far as it could be read. Some things of a draft are none of a file: its id,
    // which is another for each file that is read, which record is current, where it was saved or
    // came from, how often it is to be sent, and which environment was chosen for it.
    const Draft &draft() const { return m_draft; }

    // Whether it says that its records are files: core/bundles.
    bool isBundle() const;

    // Damage and warnings in the order of the file; at most about 1,000.
    const QList<FileProblem> &problems() const { return m_problems; }
    // What could not be understood. A file with damage must not be written.
    QList<FileProblem> damage() const;

    // Makes the file say this. Error: BadInput when it is damaged or would be over a limit; then
    // nothing has changed.
    Result<> setDraft(const Draft &draft);

private:
    explicit RecordFile(RecordFileText text);

    RecordFileText m_text;
    Draft m_draft;
    QList<FileProblem> m_problems;
};

} // namespace core
