// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftJson.h"
#include "core/result/Result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

// session.json in a data folder: what a window had open.
QString sessionPathIn(const QString &dataFolder);
// Beside it, a file per draft with its records, and with its keys and options as they were then.
QString draftFolderIn(const QString &dataFolder);

// What could be read, and why the rest could not.
struct SessionRead
{
    SessionText session;
    QList<Error> errors;
    bool mayWrite = true; // false: what lies there is not ours to write over
};

// The session of a window on the disk. Records lie in a file per draft, which is written only when
// they changed: what a person types into one draft costs nothing for the others, however large. For
// one thread at a time; blocks for some milliseconds, so not for that of a window.
class SessionFolder
{
public:
    explicit SessionFolder(QString dataFolder);

    // An absent session is an empty one. Damaged files are set aside (errors with setAsideCode,
    // `where` is the new name) and the rest is read; without a usable session.json the drafts that
    // lie there become tabs. A file of a newer version, or one that cannot be read, stays as it is.
    SessionRead read();
    // Durably: first records, then what is open, and last what nobody needs goes.
    Result<> write(const SessionText &session);

private:
    struct Kept
    {
        QString file; // a UUID: the name without its ending
        Draft draft; // but for how it is shown
    };

    QString pathOf(const QString &file) const;
    Result<> keep(const Draft &draft);
    std::optional<Draft> readDraft(const QString &file, SessionRead &read);
    void readRecords(QList<Draft> &drafts, const SessionIndex &index, SessionRead &read);
    void readLostDrafts(SessionRead &read);

    QString m_folder;
    QHash<QString, Kept> m_kept; // by the id of the draft: what lies on the disk
    QByteArray m_index; // as it lies there; empty: not known
};

} // namespace core
