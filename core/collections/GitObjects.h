// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace core {

// Reads commits and trees of a git repository, loose or packed, and nothing else of it. git itself
// is not asked: the configuration of a repository from a stranger may name commands that git runs
// for as little as a status. Sizes and steps are bounded; what is not as git writes it (SHA-1,
// index version 2) gives nothing. Blocks; one thread.
class GitObjects
{
public:
    // `folder` is the .git folder.
    explicit GitObjects(QString folder);

    // The id of the commit that HEAD names, 20 bytes.
    std::optional<QByteArray> head() const;
    // The text of the object with this id, when it is of this type ("commit", "tree").
    std::optional<QByteArray> read(const QByteArray &id, QByteArrayView type) const;

private:
    struct PackedObject
    {
        int type = 0; // as packs number them
        QByteArray bytes;
    };

    std::optional<QByteArray> loose(const QByteArray &id, QByteArrayView type) const;
    std::optional<PackedObject> packed(const QByteArray &id, int depth) const;
    std::optional<PackedObject> inPack(const QString &pack, qint64 offset, int depth) const;

    QString m_folder;
    QList<QString> m_packs; // without suffix
};

} // namespace core
