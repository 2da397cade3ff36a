// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/drafts/DraftController.h"
#include "app/window/wiring/Views.h"

#include <QObject>

namespace ui {
class Popover;
class PreviewPage;
} // namespace ui

namespace app {

// The preview of the current template: rendered on a thread, with the seed that it is examined
// with.
class PreviewWiring final : public QObject
{
    Q_OBJECT

public:
    PreviewWiring(const Views &views, DraftController &drafts, QObject *parent = nullptr);
    ~PreviewWiring() override;

private:
    void open(QWidget &anchor);
    void show();

    Views m_views;
    DraftController &m_drafts;
    ui::PreviewPage *m_page;
    ui::Popover *m_popover;
    QThreadPool m_pool;
    quint64 m_asked = 0; // the rendering that counts
};

} // namespace app
