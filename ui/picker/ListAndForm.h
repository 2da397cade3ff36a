// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFrame;
class QLayout;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QWidget;

// The parts of a dialog that has a list of things left and a form of the chosen one right.

namespace ui {

class PickList;

// The list over its tools, on the surface of a sidebar. The caller gives the list its names.
QWidget *listSide(PickList &list, QLayout *tools, QWidget *parent);
// One of its tools; `spoken` is what assistive technology says.
QToolButton *listTool(const QString &objectName, const char *iconName, const QString &tip,
                      const QString &spoken);
// The pages over the buttons.
QFrame *formSide(QStackedWidget &pages, QLayout *buttons, QWidget *parent);
// A page of the form that is as long as it is; what has the focus is seen.
QScrollArea *scrolled(QWidget *page);
// A page in place of a form: a title and what there is to know.
QWidget *teachingPage(const QString &title, const QString &text);

} // namespace ui
