// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/library/LibraryController.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"
#include "ui/library/BundleDialog.h"

#include <QObject>

namespace app {

// Templates handed on: what is chosen in the sidebar or in a draft becomes one file, and such a
// file becomes templates again.
class BundleWiring final : public QObject
{
    Q_OBJECT

public:
    BundleWiring(const Views &views, LibraryController &library, ui::Questions &questions,
                 QObject *parent = nullptr);

private:
    void exportChosen();
    void saveRecords();
    void importInto(const ui::LibraryKey &folder);
    void offer(const QString &path, const QStringList &files, const QByteArray &bytes,
               const ui::LibraryKey &folder);
    void askForFolder(ui::BundleDialog &dialog);
    void showUnpacked(const QStringList &paths, const QString &remark);
    void showExported(const QString &path, qsizetype count, const QString &remark);

    Views m_views;
    LibraryController &m_library;
    ui::Questions &m_questions;
    bool m_savesRecords = false; // what is being exported are records, not files
};

} // namespace app
