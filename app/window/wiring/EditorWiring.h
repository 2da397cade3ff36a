// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/drafts/DraftController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/LibraryWiring.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace app {

// Commands on drafts, files that become drafts, and the settings that drafts follow.
class EditorWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SettingsController &settings;
        ShellController &shell;
        DraftController &drafts;
        LibraryWiring &library;
        ui::Questions &questions;
    };

    EditorWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

    void openFiles(const QStringList &paths); // a draft each, once those of before are there

private:
    void connectTabs();
    void connectBody();
    void connectTexts();
    void connectZoom();
    void on(ui::Command command, const std::function<void()> &run);
    void connectFiles();
    void askForFile();
    void takeBodyFile(const QString &path); // that a person chose for a body
    void showRestoredDrafts();
    void find();
    void zoom(int steps); // 0: as it was first

    Views m_views;
    Parts m_parts;
    QPointer<QWidget> m_edited; // had the focus last of all texts and tables
    bool m_isRestored = false;
    QStringList m_waiting; // files that were given before that
};

} // namespace app
