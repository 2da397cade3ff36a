// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QLabel;

namespace ui {

// A page, or in its place a sentence that says why there is nothing on it.
class NotedPage final : public QStackedWidget
{
public:
    explicit NotedPage(QWidget *content, QWidget *parent = nullptr);

    void setNote(const QString &note); // empty: the page. Plain text
    QString note() const; // that is shown

private:
    QLabel *m_note;
};

} // namespace ui
