# SPDX-License-Identifier: EUPL-1.2
# known_words.bin: which words Debian's dictionaries know (known_words.h), made by our own tool and
# compiled in. Nothing of the dictionaries is in this tree.
set(WEBCARED_DICTIONARIES /usr/share/hunspell CACHE PATH "folder of the hunspell dictionaries")
set(bases "")
set(files "")
foreach(pair nl:hunspell-nl en_US:hunspell-en-us de_DE:hunspell-de-de)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 package)
  foreach(end aff dic)
    if(NOT EXISTS ${WEBCARED_DICTIONARIES}/${name}.${end})
      message(FATAL_ERROR "${WEBCARED_DICTIONARIES}/${name}.${end} is missing: install the package "
              "${package} (tests/tools/install run), or name the folder of the dictionaries with "
              "-DWEBCARED_DICTIONARIES=FOLDER")
    endif()
    list(APPEND files ${WEBCARED_DICTIONARIES}/${name}.${end})
  endforeach()
  list(APPEND bases ${WEBCARED_DICTIONARIES}/${name})
endforeach()

add_executable(make_known_words make_known_words.cc fold.cc letters.cc)
target_include_directories(make_known_words PRIVATE ${CMAKE_SOURCE_DIR})
set(known_words ${CMAKE_CURRENT_BINARY_DIR}/known_words.bin)
add_custom_command(OUTPUT ${known_words} COMMAND make_known_words ${known_words} ${bases}
                   DEPENDS make_known_words ${files} COMMENT "known_words.bin of the dictionaries")
embed(classifiers known_words_file ${CMAKE_CURRENT_BINARY_DIR} ${known_words})
